package io.parsimony.cli.check;

import io.parsimony.backend.CheckReport;
import io.parsimony.backend.Finding;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report for programs. */
final class ReportJson {
    private ReportJson() {}

    static String write(CheckReport report) {
        Map<String, ParseValue> tallies = new LinkedHashMap<>();
        report.tallies()
                .forEach((kind, tally) -> tallies.put(
                        kind.name(),
                        object("left", new NumberValue(tally.left()), "repaired", new NumberValue(tally.repaired()))));
        return ValueJson.write(object(
                "clean",
                new BooleanValue(report.isClean()),
                "objects",
                new NumberValue(report.objects()),
                "tallies",
                new ObjectValue(tallies),
                "findings",
                new ArrayValue(report.findings().stream()
                        .<ParseValue>map(ReportJson::finding)
                        .toList())));
    }

    private static ObjectValue finding(Finding finding) {
        String subject = finding.subject();
        return object(
                "kind",
                new StringValue(finding.kind().name()),
                "outcome",
                new StringValue(finding.outcome().name()),
                "className",
                new StringValue(finding.className()),
                "subject",
                subject == null ? ParseValue.NULL : new StringValue(subject),
                "message",
                new StringValue(finding.message()));
    }

    private static ObjectValue object(Object... keysAndValues) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            members.put((String) keysAndValues[i], (ParseValue) keysAndValues[i + 1]);
        }
        return new ObjectValue(members);
    }
}
