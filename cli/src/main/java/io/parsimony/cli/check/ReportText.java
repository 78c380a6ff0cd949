package io.parsimony.cli.check;

import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckReport.Tally;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people: what was found by kind, and a summary at the end. */
final class ReportText {
    private static final int SHOWN_PER_KIND = 20;

    private ReportText() {}

    static List<String> lines(CheckReport report) {
        List<String> lines = new ArrayList<>();
        report.tallies().forEach((kind, tally) -> {
            lines.add(heading(kind, tally));
            add(lines, report, kind, Outcome.FOUND, tally.left());
            add(lines, report, kind, Outcome.REPAIRED, tally.repaired());
            lines.add("");
        });
        lines.add(summary(report));
        return lines;
    }

    private static String heading(Finding.Kind kind, Tally tally) {
        String name = kind.name().charAt(0)
                + kind.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format(Locale.ROOT, "%s: %,d left, %,d repaired", name, tally.left(), tally.repaired());
    }

    private static void add(List<String> lines, CheckReport report, Finding.Kind kind, Outcome outcome, long all) {
        List<Finding> shown = report.findings().stream()
                .filter(finding -> finding.kind() == kind && finding.outcome() == outcome)
                .limit(SHOWN_PER_KIND)
                .toList();
        for (Finding finding : shown) {
            String subject = finding.subject() == null ? "" : " " + finding.subject();
            lines.add("  " + (outcome == Outcome.REPAIRED ? "repaired " : "") + finding.className() + subject + ": "
                    + finding.message());
        }
        if (all > shown.size()) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", all - shown.size()));
        }
    }

    private static String summary(CheckReport report) {
        String checked = String.format(Locale.ROOT, "%,d objects checked: ", report.objects());
        if (report.tallies().isEmpty()) {
            return checked + "nothing is wrong.";
        }
        String counts = String.format(Locale.ROOT, "%,d left, %,d repaired.", report.left(), report.repaired());
        return checked + counts;
    }
}
