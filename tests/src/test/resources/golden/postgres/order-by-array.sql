select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where ("o"."_acl" = any(cast(? as bigint[])))
order by "parsimony"."sort_key"("o"."_doc", cast('$."tags"' as jsonpath), false) asc nulls first, "o"."_row" asc
offset ? rows
fetch next ? rows only
