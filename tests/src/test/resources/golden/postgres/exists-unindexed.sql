select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" as "o"
where ((not ("o"."points" is null)
or ("o"."_doc" -> 'points') is not null)
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
