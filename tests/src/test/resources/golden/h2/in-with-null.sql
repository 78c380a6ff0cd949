select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select *
from (
select *
from (
select "o"."_row" "row"
from "parse"."Score" "o"
where (("o"."player" = any(cast(? as varchar array)))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
fetch next ? rows only) "branch"
union select *
from (
select "o"."_row" "row"
from "parse"."Score" "o"
where ("o"."player" is null
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."player" asc, "o"."_row" asc
fetch next ? rows only) "branch") "either"
order by "either"."row" asc
offset ? rows
fetch next ? rows only) "matches"
join "parse"."Score" "found" on "found"."_row" = "matches"."row"
order by "matches"."row" asc
