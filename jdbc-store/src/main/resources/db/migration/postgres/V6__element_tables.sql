alter table "parsimony"."index" add column "table_name" varchar collate "C";

-- Values one of which an array contains that has one of the alternatives, or is one of them.
create function "parsimony"."containers"(alternatives jsonb) returns jsonb[] language sql immutable parallel safe as $$
    select array(
        select alternative from jsonb_array_elements(alternatives) as elements(alternative)
        union all
        select jsonb_build_array(alternative) from jsonb_array_elements(alternatives) as elements(alternative)
        where jsonb_typeof(alternative) in ('object', 'array'))
$$;
