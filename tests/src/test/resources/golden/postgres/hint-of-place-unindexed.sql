select "found"."_id", "found"."_created", "found"."_updated", "found"."_acl", "found"."_change", "found"."_doc"
from (
select "o"."_row" as "row", "parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double precision), cast(? as double precision)) as "distance"
from "parse"."Note" as "o"
where ("parsimony"."distance"("o"."place.lat", "o"."place.lng", cast(? as double precision), cast(? as double precision)) between cast(? as double precision) and cast(? as double precision)
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "distance" asc nulls last, "o"."_row" asc
offset ? rows
fetch next ? rows only) as "nearest"
join "parse"."Note" as "found" on "found"."_row" = "nearest"."row"
order by "nearest"."distance" asc nulls last, "nearest"."row" asc
