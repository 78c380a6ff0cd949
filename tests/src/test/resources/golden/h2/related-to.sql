select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from (
select distinct "oj"."_member" "key"
from "parse"."_Join_scores_Team" "oj"
where ("oj"."_owner" = cast(? as varchar)
and exists (
select 1 "one"
from "parse"."Team" "oo"
where ("oo"."_id" = cast(? as varchar)
and ("oo"."_acl" = any(cast(? as bigint array))))))
fetch next 2147483647 rows only) "keys"
join "parse"."Score" "o" on "o"."_id" = "keys"."key"
where ("o"."_acl" = any(cast(? as bigint array)))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
