package io.parsimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateClassRequest;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.NumberValue;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParseSchemaTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend).asMaster();

    @Test
    void save_sendsAllThatWasSaid() {
        parse.schema("Game")
                .addNumber("n")
                .required("n")
                .defaultValue("n", 5)
                .addPointer("p", "Player")
                .defaultValue("p", parse.objectWithoutData("Player", "x"))
                .addIndex("byN", "-n", "createdAt")
                .setCLP(ClassPermissions.closed())
                .save();

        assertThat(backend.requests)
                .containsExactly(new CreateClassRequest(
                        "Game",
                        Map.of(
                                "n",
                                new FieldDefinition(FieldType.NUMBER, new FieldOptions(true, new NumberValue(5))),
                                "p",
                                new FieldDefinition(
                                        FieldType.pointerTo("Player"),
                                        new FieldOptions(false, new PointerValue("Player", "x")))),
                        List.of(new IndexDefinition(
                                "Game",
                                "byN",
                                Map.of("n", IndexKey.DESCENDING, "createdAt", IndexKey.ASCENDING),
                                false)),
                        ClassPermissions.closed()));
        assertThat(backend.callers).containsOnly(Caller.MASTER);
    }

    @Test
    void save_withoutPermissions_isOpen() {
        parse.schema("Game").save();

        assertThat(backend.requests(CreateClassRequest.class))
                .extracting(CreateClassRequest::permissions)
                .containsExactly(ClassPermissions.OPEN);
    }

    @Test
    void update_sendsAllThatWasSaid() {
        parse.schema("Game")
                .addString("s")
                .deleteField("old")
                .addIndex("byS", "s")
                .deleteIndex("byOld")
                .update();

        assertThat(backend.requests)
                .containsExactly(new UpdateClassRequest(
                        "Game",
                        Map.of("s", FieldDefinition.of(FieldType.STRING)),
                        Set.of("old"),
                        List.of(new IndexDefinition("Game", "byS", Map.of("s", IndexKey.ASCENDING), false)),
                        Set.of("byOld"),
                        null));
    }

    @Test
    void update_ofOptionsAlone_asksForTheTypeAndKeepsTheOtherOption() {
        backend.schema = new ClassSchema(
                "Game",
                Map.of("n", FieldType.NUMBER),
                Map.of("n", new FieldOptions(false, new NumberValue(5))),
                ClassPermissions.OPEN);

        parse.schema("Game").required("n").update();

        assertThat(backend.requests(UpdateClassRequest.class))
                .extracting(UpdateClassRequest::fields)
                .containsExactly(
                        Map.of("n", new FieldDefinition(FieldType.NUMBER, new FieldOptions(true, new NumberValue(5)))));
    }

    @Test
    void defaultValue_thatWasNeverSaved_isRefused() {
        ParseSchema schema = parse.schema("Game").addPointer("p", "Player");

        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> schema.defaultValue("p", parse.object("Player")))
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(ParseException.INVALID_POINTER));
    }

    @Test
    void getDeleteAndPurge_nameTheClass() {
        ParseSchema schema = parse.schema("Game");
        assertThat(schema.getClassName()).isEqualTo("Game");
        assertThat(schema.get()).isSameAs(backend.schema);
        schema.purge();
        schema.delete();

        assertThat(backend.requests).containsExactly("schema of Game", "purge class Game", "delete class Game");
    }
}
