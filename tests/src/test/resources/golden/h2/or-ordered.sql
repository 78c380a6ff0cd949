select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select *
from (
select *
from (
select "o"."_row" "row", "o"."points" "key0"
from "parse"."Score" "o"
where ("o"."player" = cast(? as varchar)
and (("o"."level" = cast(? as double)) is not true)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."points" desc, "o"."_row" asc
fetch next ? rows only) "branch"
union select *
from (
select "o"."_row" "row", "o"."points" "key0"
from "parse"."Score" "o"
where ("o"."points" = cast(? as double)
and "o"."cheat" = cast(? as boolean)
and (("o"."level" = cast(? as double)) is not true)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."points" desc, "o"."_row" asc
fetch next ? rows only) "branch") "either"
order by "either"."key0" desc, "either"."row" asc
offset ? rows
fetch next ? rows only) "matches"
join "parse"."Score" "found" on "found"."_row" = "matches"."row"
order by "matches"."key0" desc, "matches"."row" asc
