select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from unnest(cast(? as bigint array), cast(? as bigint array)) "cells" ("first", "last")
join "parse"."Score" "o" on "o"."place.cell" between "cells"."first" and "cells"."last"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) between cast(? as double) and cast(? as double)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
