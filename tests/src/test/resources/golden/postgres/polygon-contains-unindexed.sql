select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" as "o"
where ("parsimony"."polygon_contains"("o"."_doc", cast('$."area"' as jsonpath), cast(? as double precision), cast(? as double precision))
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
