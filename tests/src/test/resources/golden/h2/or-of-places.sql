select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select *
from (
select *
from (
select "o"."_row" "row"
from "parse"."Score" "o"
where ("o"."player" = cast(? as varchar)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."player" asc, "o"."_row" asc
fetch next ? rows only) "branch"
union select *
from (
select "o"."_row" "row"
from unnest(cast(? as bigint array), cast(? as bigint array)) "cells" ("first", "last")
join "parse"."Score" "o" on "o"."place.cell" between "cells"."first" and "cells"."last"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) between cast(? as double) and cast(? as double)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
fetch next ? rows only) "branch") "either"
order by "either"."row" asc
offset ? rows
fetch next ? rows only) "matches"
join "parse"."Score" "found" on "found"."_row" = "matches"."row"
order by "matches"."row" asc
