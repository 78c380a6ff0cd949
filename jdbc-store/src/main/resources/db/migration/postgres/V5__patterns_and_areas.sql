-- Whether a string at a path has a match; the path gives strings alone. The pattern says all about characters by their numbers, so that
-- "C", which knows no letters but those of ASCII, changes nothing.
create function "parsimony"."document_matches"(document jsonb, strings jsonpath, pattern text) returns boolean
language sql immutable parallel safe as $$
    select exists (select from jsonb_path_query(document, strings) as found(value) where (value #>> '{}') collate "C" ~ pattern)
$$;

-- Whether an array at a path has no element but the allowed ones.
create function "parsimony"."is_contained_by"(document jsonb, path jsonpath, allowed jsonb) returns boolean
language sql immutable parallel safe as $$
    select exists (
        select from jsonb_path_query(document, path) as found(value)
        where jsonb_typeof(value) = 'array'
            and not exists (
                select from "parsimony"."elements"(value) as element where not "parsimony"."is_element"(element, allowed)))
$$;

-- Whether a GeoPoint at a path is in a box, edges included.
create function "parsimony"."document_within_box"(
    document jsonb, path jsonpath, south double precision, west double precision, north double precision, east double precision
) returns boolean language sql immutable parallel safe as $$
    select exists (
        select from jsonb_path_query(document, path) as found(value)
        where value ->> '__type' = 'GeoPoint'
            and (value ->> 'latitude')::double precision between south and north
            and (value ->> 'longitude')::double precision between west and east)
$$;

-- A product that is 0 where PostgreSQL refuses to round one to it.
create function "parsimony"."product"(one double precision, other double precision) returns double precision
language sql immutable parallel safe as $$
    select case when abs(one) < 1e-150 or abs(other) < 1e-150 then 0 else one * other end
$$;

-- Whether a point is in a closed ring of latitude, longitude, latitude and so on, edges included: as the class Area has it.
create function "parsimony"."within_polygon"(latitude double precision, longitude double precision, ring double precision[])
returns boolean language plpgsql immutable strict parallel safe as $$
declare
    is_inside boolean := false;
    side double precision;
    i integer;
begin
    for i in 1 .. array_length(ring, 1) - 3 by 2 loop
        side := "parsimony"."product"(ring[i + 3] - ring[i + 1], latitude - ring[i])
            - "parsimony"."product"(ring[i + 2] - ring[i], longitude - ring[i + 1]);
        if side = 0
            and latitude between least(ring[i], ring[i + 2]) and greatest(ring[i], ring[i + 2])
            and longitude between least(ring[i + 1], ring[i + 3]) and greatest(ring[i + 1], ring[i + 3])
        then
            return true;
        end if;
        if (ring[i] > latitude) <> (ring[i + 2] > latitude) and (side > 0) = (ring[i + 2] > ring[i]) then
            is_inside := not is_inside;
        end if;
    end loop;
    return is_inside;
end
$$;

-- Whether a GeoPoint at a path is in such a ring.
create function "parsimony"."document_within_polygon"(document jsonb, path jsonpath, ring double precision[]) returns boolean
language sql immutable parallel safe as $$
    select exists (
        select from jsonb_path_query(document, path) as found(value)
        where value ->> '__type' = 'GeoPoint'
            and "parsimony"."within_polygon"(
                (value ->> 'latitude')::double precision, (value ->> 'longitude')::double precision, ring))
$$;

-- Whether a Polygon at a path has a point in it, edges included.
create function "parsimony"."polygon_contains"(
    document jsonb, path jsonpath, latitude double precision, longitude double precision
) returns boolean language sql immutable parallel safe as $$
    select exists (
        select from jsonb_path_query(document, path) as found(value)
        where value ->> '__type' = 'Polygon'
            and "parsimony"."within_polygon"(latitude, longitude, array(
                select coordinate::double precision
                from jsonb_array_elements(value -> 'coordinates') with ordinality as corners(corner, position),
                    jsonb_array_elements_text(corner) with ordinality as coordinates(coordinate, part)
                order by position, part)))
$$;
