select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("o"."_id" in (
select "_member"
from "parse"."_Join_scores_Team"
where ("_owner" = cast(? as varchar)
and exists (
select 1 "one"
from "parse"."Team" "oo"
where ("oo"."_id" = cast(? as varchar)
and ("oo"."_acl" = any(cast(? as bigint array)))))))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
