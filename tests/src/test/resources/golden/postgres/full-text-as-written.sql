select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where (("parsimony"."word_keys"("o"."comment") && cast(cast(? as varchar[]) as text[]))
and "parsimony"."text_score"("o"."_doc", cast('$."comment" ? (@.type() == "string")' as jsonpath), (
select cast(? as jsonb)), true, true) is not null
and "o"."player" = ?
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."player" asc nulls first, "o"."_row" asc
offset ? rows
fetch next ? rows only
