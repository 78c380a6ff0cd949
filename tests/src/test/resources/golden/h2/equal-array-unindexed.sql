select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" "o"
where ("parsimony"."compares"("o"."_doc", cast(? as varchar), 'EQUAL', cast(? as varchar))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
