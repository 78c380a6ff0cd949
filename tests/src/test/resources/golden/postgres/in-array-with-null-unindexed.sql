select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" as "o"
where (("parsimony"."is_one_of"("o"."_doc", cast('$."tags"' as jsonpath), (
select cast(? as jsonb)))
or (coalesce(("o"."_doc" -> 'tags'), cast('null' as jsonb)) @> cast('null' as jsonb)))
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
