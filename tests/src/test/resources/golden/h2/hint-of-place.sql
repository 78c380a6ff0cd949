select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select "o"."_row" "row", "parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) "distance"
from unnest(cast(? as bigint array), cast(? as bigint array)) "cells" ("first", "last")
join "parse"."Score" "o" use index ("Score_by__place") on "o"."place.cell" between "cells"."first" and "cells"."last"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) between cast(? as double) and cast(? as double)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "distance" asc nulls last, "o"."_row" asc
offset ? rows
fetch next ? rows only) "nearest"
join "parse"."Score" "found" on "found"."_row" = "nearest"."row"
order by "nearest"."distance" asc nulls last, "nearest"."row" asc
