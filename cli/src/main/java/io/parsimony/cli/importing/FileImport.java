package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.cli.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the objects of files into a backend, in batches of which each is one transaction. */
final class FileImport {
    private static final int BATCH = 500;
    /** However many objects they are, so that large ones need no more memory. */
    private static final long BATCH_BYTES = 8_000_000;

    private final ParseBackend backend;
    private final Refusals refusals;
    private final Progress progress;
    private final Tally tally;

    FileImport(ParseBackend backend, Refusals refusals, Progress progress, Tally tally) {
        this.backend = backend;
        this.refusals = refusals;
        this.progress = progress;
        this.tally = tally;
    }

    /** Reads a file to its end, or to where it is no JSON any more. */
    void read(Source source, Target target) throws IOException {
        try (CountingInputStream counting = new CountingInputStream(source.open());
                BufferedInputStream in = new BufferedInputStream(counting, 1 << 16)) {
            FileRecords records = FileForm.of(in).records(in);
            List<FileRecord> batch = new ArrayList<>(BATCH);
            long written = 0;
            for (Optional<FileRecord> next = next(records, source); next.isPresent(); next = next(records, source)) {
                batch.add(next.get());
                if (batch.size() == BATCH || counting.count() - written > BATCH_BYTES) {
                    write(source, target, batch);
                    progress.advance(counting.count() - written);
                    written = counting.count();
                }
            }
            write(source, target, batch);
            progress.advance(counting.count() - written);
        }
    }

    private Optional<FileRecord> next(FileRecords records, Source source) throws IOException {
        try {
            return records.next();
        } catch (BrokenFile e) {
            refusals.add(source.name(), new FileRecord(e.line(), Map.of(), Optional.empty()), e.toParse());
            return Optional.empty();
        }
    }

    private record Refusal(FileRecord record, ParseException why) {}

    private void write(Source source, Target target, List<FileRecord> batch) {
        List<Refusal> refused = new ArrayList<>();
        List<Pending> requests = target.requests(batch, (record, why) -> refused.add(new Refusal(record, why)));
        List<BatchOutcome> outcomes = backend.batch(
                Caller.MASTER,
                new BatchRequest(requests.stream().map(Pending::request).toList(), Atomicity.EACH_BY_ITSELF));
        for (int i = 0; i < outcomes.size(); i++) {
            List<FileRecord> records = requests.get(i).records();
            if (outcomes.get(i) instanceof BatchOutcome.Failed failed) {
                records.forEach(record -> refused.add(new Refusal(record, failed.error())));
            } else if (outcomes.get(i) instanceof BatchOutcome.Skipped) {
                tally.skipped(records.size());
            } else {
                tally.imported(records.size());
            }
        }
        refused.sort(Comparator.comparingLong(refusal -> refusal.record().line()));
        refused.forEach(refusal -> refusals.add(source.name(), refusal.record(), refusal.why()));
        batch.clear();
    }
}
