select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select "o"."_row" "row", "parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) "distance"
from "parse"."Note" "o"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double), cast(? as double)) between cast(? as double) and cast(? as double)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "distance" asc nulls last, "o"."_row" asc
offset ? rows
fetch next ? rows only) "nearest"
join "parse"."Note" "found" on "found"."_row" = "nearest"."row"
order by "nearest"."distance" asc nulls last, "nearest"."row" asc
