select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where ("o"."_id" in (
select "oj"."_member"
from "parse"."_Join_scores_Team" as "oj"
where ("oj"."_owner" = ?
and exists (
select 1 as "one"
from "parse"."Team" as "oo"
where ("oo"."_id" = ?
and ("oo"."_acl" = any(cast(? as bigint[])))))))
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
