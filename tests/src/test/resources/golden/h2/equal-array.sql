select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from (
select distinct "_row" "key"
from "parse"."_Elements_by__tags_Score"
where ("_key" = any(cast(? as varchar array)))
fetch next 2147483647 rows only) "keys"
join "parse"."Score" "o" on "o"."_row" = "keys"."key"
where ("parsimony"."compares"("o"."_doc", cast(? as varchar), 'EQUAL', cast(? as varchar))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
