select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where ((jsonb_path_exists("o"."_doc", cast('$."details"."colour" ? (@.type() != "array" && @ == $v)' as jsonpath), (
select jsonb_build_object('v', cast(? as jsonb)))))
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
