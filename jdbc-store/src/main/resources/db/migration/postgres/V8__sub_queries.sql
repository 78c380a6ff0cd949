-- The keys at a path: of an array each element; null counts for nothing.
create function "parsimony"."keys_at"(document jsonb, path jsonpath) returns jsonb language sql immutable parallel safe as $$
    select jsonb_agg(key)
    from jsonb_path_query(document, path) as found(value),
        lateral jsonb_array_elements(case jsonb_typeof(value) when 'array' then value else jsonb_build_array(value) end) as keys(key)
    where jsonb_typeof(key) <> 'null'
$$;

-- Whether a value is a key; both are arrays.
create function "parsimony"."share_key"(vals jsonb, keys jsonb) returns boolean language sql immutable parallel safe as $$
    select exists (
        select from jsonb_array_elements(vals) as one(value) join jsonb_array_elements(keys) as other(key) on value = key)
$$;

-- The objectIds of pointers to objects of the class at a path, those in arrays too.
create function "parsimony"."pointer_ids_at"(document jsonb, path jsonpath, class_name text) returns text[]
language sql immutable parallel safe as $$
    select coalesce(array_agg(key ->> 'objectId'), '{}')
    from jsonb_array_elements(coalesce("parsimony"."keys_at"(document, path), '[]')) as keys(key)
    where jsonb_typeof(key) = 'object' and key ->> '__type' = 'Pointer' and key ->> 'className' = class_name
$$;

-- The strings at a path, those in arrays too.
create function "parsimony"."texts_at"(document jsonb, path jsonpath) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(key #>> '{}'), '{}')
    from jsonb_array_elements(coalesce("parsimony"."keys_at"(document, path), '[]')) as keys(key)
    where jsonb_typeof(key) = 'string'
$$;
