select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from unnest(cast(? as bigint[]), cast(? as bigint[])) as "cells" ("first", "last")
join "parse"."Score" as "o" on "o"."place.cell" between "cells"."first" and "cells"."last"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double precision), cast(? as double precision)) between cast(? as double precision) and cast(? as double precision)
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
