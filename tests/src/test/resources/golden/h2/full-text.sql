select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("o"."_row" in (
select "_row"
from "parse"."_Elements_text__comment_Score"
where ("_key" = any(cast(? as varchar array))))
and "parsimony"."text_matches"("o"."_doc", cast(? as varchar), cast(? as varchar), false, false)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
