package io.parsimony.tests.rest;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came back. */
record Reply(int status, HttpResponse<String> response) {
    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The body's members, JSON's own objects for what has a type. */
    Map<String, ParseValue> members() {
        return ((ObjectValue) ValueJson.read(body())).members();
    }

    ParseValue member(String name) {
        return Objects.requireNonNull(members().get(name), () -> "no " + name + " in " + body());
    }

    String text(String name) {
        return ((StringValue) member(name)).value();
    }

    int number(String name) {
        return (int) ((NumberValue) member(name)).value();
    }

    /** Parse's error code. */
    int code() {
        return number("code");
    }

    /** The members of what was found, in order. */
    List<Map<String, ParseValue>> results() {
        return ((ArrayValue) member("results"))
                .elements().stream()
                        .map(object -> ((ObjectValue) object).members())
                        .toList();
    }

    /** The objectId of the first one found. */
    String firstId() {
        return ((StringValue) Objects.requireNonNull(results().get(0).get("objectId"))).value();
    }

    /** The elements of an array, each as its members. */
    List<Map<String, ParseValue>> elements() {
        return ((ArrayValue) ValueJson.read(body()))
                .elements().stream()
                        .map(object -> ((ObjectValue) object).members())
                        .toList();
    }
}
