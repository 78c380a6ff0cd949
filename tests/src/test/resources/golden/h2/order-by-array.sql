select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("o"."_acl" = any(cast(? as bigint array)))
order by "parsimony"."sort_key"("o"."_doc", cast(? as varchar), false) asc, "o"."_row" asc
offset ? rows
fetch next ? rows only
