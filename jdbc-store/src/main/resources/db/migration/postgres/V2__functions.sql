-- What typed columns are filled with; null where the field is missing, null or of another type.
create function "parsimony"."text"(document jsonb, field text) returns text language sql immutable parallel safe as $$
    select case when jsonb_typeof(document -> field) = 'string' then document ->> field end
$$;

create function "parsimony"."number"(document jsonb, field text) returns double precision language sql immutable parallel safe as $$
    select case when jsonb_typeof(document -> field) = 'number' then (document ->> field)::double precision end
$$;

create function "parsimony"."truth"(document jsonb, field text) returns boolean language sql immutable parallel safe as $$
    select case when jsonb_typeof(document -> field) = 'boolean' then (document ->> field)::boolean end
$$;

-- Years above 9999 and below 1 are written with a sign and six digits, which no timestamp of PostgreSQL is. A timestamp with a zone of
-- its own does not depend on the session's, hence immutable.
create function "parsimony"."epoch_millis"(iso text) returns bigint language plpgsql immutable strict parallel safe as $$
declare
    signed_year integer;
    later text;
begin
    if iso !~ '^[+-]' then
        return round(extract(epoch from iso::timestamptz) * 1000);
    end if;
    signed_year := substr(iso, 1, 7)::integer;
    later := substr(iso, 8);
    -- 400 years of the Gregorian calendar always have 146,097 days
    return round(extract(epoch from ('2' || lpad((((signed_year % 400) + 400) % 400)::text, 3, '0') || later)::timestamptz) * 1000)
        + ((signed_year - 2000 - ((signed_year % 400) + 400) % 400) / 400)::bigint * 146097 * 86400000;
end
$$;

create function "parsimony"."millis"(document jsonb, field text) returns bigint language sql immutable parallel safe as $$
    select case when document -> field ->> '__type' = 'Date' then "parsimony"."epoch_millis"(document -> field ->> 'iso') end
$$;

create function "parsimony"."pointer_id"(document jsonb, field text) returns text language sql immutable parallel safe as $$
    select case when document -> field ->> '__type' = 'Pointer' then document -> field ->> 'objectId' end
$$;

create function "parsimony"."latitude"(document jsonb, field text) returns double precision language sql immutable parallel safe as $$
    select case when document -> field ->> '__type' = 'GeoPoint' then (document -> field ->> 'latitude')::double precision end
$$;

create function "parsimony"."longitude"(document jsonb, field text) returns double precision language sql immutable parallel safe as $$
    select case when document -> field ->> '__type' = 'GeoPoint' then (document -> field ->> 'longitude')::double precision end
$$;

-- Puts a zero before each of 30 bits.
create function "parsimony"."spread"(step bigint) returns bigint language plpgsql immutable strict parallel safe as $$
declare
    bits bigint := step;
begin
    bits := (bits | (bits << 16)) & 281470681808895;
    bits := (bits | (bits << 8)) & 71777214294589695;
    bits := (bits | (bits << 4)) & 1085102592571150095;
    bits := (bits | (bits << 2)) & 3689348814741910323;
    return (bits | (bits << 1)) & 6148914691236517205;
end
$$;

create function "parsimony"."step"(share double precision) returns bigint language sql immutable strict parallel safe as $$
    select greatest(0, least(1073741823, floor(share * 1073741824)))::bigint
$$;

-- The number of a point's cell, as the class CellNumber computes it.
create function "parsimony"."cell"(document jsonb, field text) returns bigint language sql immutable parallel safe as $$
    select ("parsimony"."spread"("parsimony"."step"(("parsimony"."longitude"(document, field) + 180) / 360)) << 1)
        | "parsimony"."spread"("parsimony"."step"(("parsimony"."latitude"(document, field) + 90) / 180))
$$;

-- Radians between two points, which are in degrees. Not strict, so that it can be inlined; least() would take 1 for null.
create function "parsimony"."distance"(
    latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision
) returns double precision language sql immutable parallel safe as $$
    select case when latitude is not null and longitude is not null then
        2 * asin(sqrt(least(1::double precision,
            power(sin(radians(other_latitude - latitude) / 2), 2)
                + cos(radians(latitude)) * cos(radians(other_latitude)) * power(sin(radians(other_longitude - longitude) / 2), 2))))
    end
$$;

-- Whether a step of a path leads into a value: into objects, but not into typed values, of which a Pointer shows its objectId.
create function "parsimony"."has_member"(value jsonb, step text) returns boolean language sql immutable parallel safe as $$
    select jsonb_typeof(value) = 'object' and value ? step
        and (not value ? '__type' or (step = 'objectId' and value ->> '__type' = 'Pointer'))
$$;

-- The values at a path as an array: a step through an array means every element that is not an array, a numeric one also the index.
create function "parsimony"."values_at"(document jsonb, path text) returns jsonb language plpgsql immutable parallel safe as $$
declare
    steps text[] := string_to_array(path, '.');
    step text;
    found jsonb[] := array[]::jsonb[];
    next jsonb[];
    value jsonb;
    element jsonb;
begin
    if document ? steps[1] then
        found := array[document -> steps[1]];
    end if;
    foreach step in array steps[2:] loop
        next := array[]::jsonb[];
        foreach value in array found loop
            if jsonb_typeof(value) = 'array' then
                if step ~ '^[0-9]{1,9}$' and step::integer < jsonb_array_length(value) then
                    next := array_append(next, value -> step::integer);
                end if;
                for element in select jsonb_array_elements(value) loop
                    if "parsimony"."has_member"(element, step) then
                        next := array_append(next, element -> step);
                    end if;
                end loop;
            elsif "parsimony"."has_member"(value, step) then
                next := array_append(next, value -> step);
            end if;
        end loop;
        found := next;
    end loop;
    return to_jsonb(found);
end
$$;

-- A value's elements if it is an array, else none.
create function "parsimony"."elements"(value jsonb) returns setof jsonb language sql immutable parallel safe rows 10 as $$
    select jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else '[]' end)
$$;

-- Whether a value at the path, or an element of an array there, is the operand. For operands of which jsonpath knows no equality.
create function "parsimony"."equals"(document jsonb, path jsonpath, operand jsonb) returns boolean
language sql immutable parallel safe as $$
    select exists (
        select from jsonb_path_query(document, path) as found(value)
        where value = operand or exists (select from "parsimony"."elements"(value) as element where element = operand))
$$;

create function "parsimony"."is_element"(candidate jsonb, alternatives jsonb) returns boolean language sql immutable parallel safe as $$
    select case
        when jsonb_typeof(candidate) in ('object', 'array') then
            exists (select from jsonb_array_elements(alternatives) as elements(alternative) where alternative = candidate)
        else alternatives @> jsonb_build_array(candidate)
    end
$$;

-- Whether a value at the path, or an element of an array there, is one of the alternatives; a missing one is null.
create function "parsimony"."is_one_of"(document jsonb, path jsonpath, alternatives jsonb) returns boolean
language sql immutable parallel safe as $$
    select exists (
            select from jsonb_path_query(document, path) as found(value)
            where "parsimony"."is_element"(value, alternatives)
                or exists (
                    select from "parsimony"."elements"(value) as element where "parsimony"."is_element"(element, alternatives)))
        or (alternatives @> '[null]' and not jsonb_path_exists(document, path))
$$;

-- A double as bytes of the same order.
create function "parsimony"."ordered"(value double precision) returns bytea language sql immutable strict parallel safe as $$
    select int8send(case
        when value < 0 then ~(('x' || encode(float8send(value), 'hex'))::bit(64)::bigint)
        else ('x' || encode(float8send(abs(value)), 'hex'))::bit(64)::bigint | -9223372036854775808
    end)
$$;

-- A value as bytes whose order is Parse's: null, numbers, strings, objects, arrays, booleans, dates.
create function "parsimony"."value_key"(value jsonb) returns bytea language plpgsql immutable parallel safe as $$
begin
    case jsonb_typeof(value)
        when 'null' then
            return '\x01';
        when 'number' then
            return '\x02'::bytea || "parsimony"."ordered"((value #>> '{}')::double precision);
        when 'string' then
            return '\x03'::bytea || convert_to(value #>> '{}', 'UTF8') || '\x00'::bytea;
        when 'array' then
            return '\x05'::bytea
                || coalesce(
                    (select string_agg("parsimony"."value_key"(element), ''::bytea order by position)
                        from jsonb_array_elements(value) with ordinality as elements(element, position)),
                    ''::bytea)
                || '\x00'::bytea;
        when 'boolean' then
            return case when value = 'true' then '\x0601'::bytea else '\x0600'::bytea end;
        else
            if value ->> '__type' = 'Date' then
                return '\x07'::bytea
                    || int8send("parsimony"."epoch_millis"(value ->> 'iso') # (-9223372036854775808)::bigint);
            end if;
            if value ->> '__type' = 'Pointer' then
                return '\x04'::bytea
                    || convert_to('{"__type":"Pointer","className":' || (value -> 'className')::text
                        || ',"objectId":' || (value -> 'objectId')::text || '}', 'UTF8')
                    || '\x00'::bytea;
            end if;
            return '\x04'::bytea || convert_to(value::text, 'UTF8') || '\x00'::bytea;
    end case;
end
$$;

-- The key of the value at a path; of an array, and of several values, the smallest or the largest. Null for null, missing and empty.
create function "parsimony"."sort_key"(document jsonb, path jsonpath, descending boolean) returns bytea
language plpgsql immutable parallel safe as $$
declare
    value jsonb;
    candidate jsonb;
    candidate_key bytea;
    best bytea;
begin
    for value in select jsonb_path_query(document, path) loop
        for candidate in
            select jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else jsonb_build_array(value) end)
        loop
            candidate_key := "parsimony"."value_key"(candidate);
            if best is null or (candidate_key < best) <> descending then
                best := candidate_key;
            end if;
        end loop;
    end loop;
    return nullif(best, '\x01'::bytea);
end
$$;

-- The smallest distance of a GeoPoint at the path.
create function "parsimony"."document_distance"(
    document jsonb, path jsonpath, other_latitude double precision, other_longitude double precision
) returns double precision language sql immutable parallel safe as $$
    select min("parsimony"."distance"(
        (value ->> 'latitude')::double precision, (value ->> 'longitude')::double precision, other_latitude, other_longitude))
    from jsonb_path_query(document, path) as found(value)
    where value ->> '__type' = 'GeoPoint'
$$;
