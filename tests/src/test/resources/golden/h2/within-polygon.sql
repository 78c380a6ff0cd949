select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from unnest(cast(? as bigint array), cast(? as bigint array)) "cells" ("first", "last")
join "parse"."Score" "o" on "o"."place.cell" between "cells"."first" and "cells"."last"
where ("parsimony"."within_polygon"("o"."place.lat", "o"."place.lng", cast(? as double array))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
