select count(*)
from (
select "o"."_row" "row"
from "parse"."Score" "o"
where ("o"."player" = cast(? as varchar)
and (("o"."level" = cast(? as double)) is not true)
and ("o"."_acl" = any(cast(? as bigint array))))
union select "o"."_row" "row"
from "parse"."Score" "o"
where ("o"."points" = cast(? as double)
and "o"."cheat" = cast(? as boolean)
and (("o"."level" = cast(? as double)) is not true)
and ("o"."_acl" = any(cast(? as bigint array))))) "matches"
