package io.parsimony.tests.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that are nearly right: good ones, of which random parts are exchanged, repeated, cut or garbled. */
final class RandomRequests {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "get", "FROB");
    private static final List<String> PATHS = List.of(
            "/classes/Fuzz",
            "/classes/Fuzz/abc",
            "/classes/_User",
            "/classes/_Session",
            "/classes/_Role",
            "/classes/_Installation",
            "/classes/_Idempotency",
            "/users",
            "/users/me",
            "/login",
            "/logout",
            "/loginAs",
            "/verifyPassword",
            "/requestPasswordReset",
            "/verificationEmailRequest",
            "/sessions",
            "/sessions/me",
            "/upgradeToRevocableSession",
            "/roles",
            "/installations",
            "/batch",
            "/schemas",
            "/schemas/Fuzz",
            "/purge/Fuzz",
            "/aggregate/Fuzz",
            "/serverInfo",
            "/health",
            "/functions/f",
            "/files/a",
            "/apps/test/verify_email",
            "/apps/test/request_password_reset",
            "/",
            "");
    private static final List<String> VALUES = List.of(
            "1",
            "-1",
            "1e400",
            "1.5",
            "99999999999999999999",
            "\"text\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\"",
            "null",
            "true",
            "[]",
            "{}",
            "[1,\"a\",null]",
            "{\"$gt\":1}",
            "{\"$in\":[1,2]}",
            "{\"$in\":5}",
            "{\"$regex\":\"(a+)+$\"}",
            "{\"$regex\":\"[\"}",
            "{\"$nearSphere\":{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2}}",
            "{\"$inQuery\":{\"className\":\"Fuzz\",\"where\":{}}}",
            "{\"$select\":{\"query\":{\"className\":\"Fuzz\",\"where\":{}},\"key\":\"a\"}}",
            "{\"$or\":[]}",
            "{\"__op\":\"Increment\",\"amount\":1}",
            "{\"__op\":\"Increment\",\"amount\":1e308}",
            "{\"__op\":\"AddUnique\",\"objects\":[1,{}]}",
            "{\"__op\":\"AddRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"Fuzz\",\"objectId\":\"x\"}]}",
            "{\"__op\":\"Delete\"}",
            "{\"__op\":5}",
            "{\"__type\":\"Date\",\"iso\":\"2015-06-29T16:29:25.123Z\"}",
            "{\"__type\":\"Date\",\"iso\":\"+999999999-01-01T00:00:00Z\"}",
            "{\"__type\":\"GeoPoint\",\"latitude\":100,\"longitude\":2}",
            "{\"__type\":\"Polygon\",\"coordinates\":[[0,0],[0,1],[1,1]]}",
            "{\"__type\":\"Pointer\",\"className\":\"Fuzz\",\"objectId\":\"x\"}",
            "{\"__type\":\"Bytes\",\"base64\":\"AA==\"}",
            "{\"__type\":\"File\",\"name\":\"a\"}",
            "{\"__type\":\"Relation\",\"className\":\"Fuzz\"}",
            "{\"__type\":\"Nothing\"}",
            "{\"*\":{\"read\":true}}",
            "[{\"$group\":{\"_id\":\"$a\"}}]",
            "[{\"$match\":{\"a\":1}},{\"$sort\":{\"a\":1}}]",
            "[{\"method\":\"POST\",\"path\":\"/parse/classes/Fuzz\",\"body\":{\"a\":1}}]",
            "{\"a\":{\"type\":\"Number\"}}",
            "{\"find\":{\"*\":true}}");
    private static final List<String> KEYS = List.of(
            "a",
            "b",
            "c.d",
            "objectId",
            "createdAt",
            "ACL",
            "username",
            "password",
            "email",
            "authData",
            "name",
            "where",
            "order",
            "limit",
            "skip",
            "keys",
            "include",
            "excludeKeys",
            "count",
            "explain",
            "hint",
            "redirectClassNameForKey",
            "pipeline",
            "distinct",
            "requests",
            "transaction",
            "fields",
            "indexes",
            "classLevelPermissions",
            "className",
            "userId",
            "_method",
            "_ApplicationId",
            "_SessionToken",
            "_MasterKey",
            "_context",
            "$or",
            "_hidden",
            "",
            "a b",
            "é",
            "installationId",
            "deviceToken",
            "deviceType",
            "token",
            "new_password");

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    /** The bytes of a request whose connection is to be closed after it. */
    byte[] next() {
        byte[] body = random.nextInt(4) == 0 ? new byte[0] : body().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(6) == 0) {
            garble(body);
        }
        StringBuilder head = new StringBuilder()
                .append(random.nextInt(8) == 0 ? pick(METHODS) : random.nextBoolean() ? "POST" : "GET")
                .append(" /parse")
                .append(path())
                .append(query())
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers(head);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] bytes = head.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(40) == 0) {
            garble(bytes);
        }
        request.writeBytes(bytes);
        request.writeBytes(body);
        return request.toByteArray();
    }

    private String path() {
        String path = pick(PATHS);
        return switch (random.nextInt(12)) {
            case 0 -> path + "/" + pick(KEYS).replace(" ", "%20");
            case 1 -> path + "%2F%00";
            case 2 -> "/" + path + "//";
            case 3 -> path + "/%zz";
            default -> path;
        };
    }

    private String query() {
        if (random.nextInt(3) > 0) {
            return "";
        }
        StringBuilder query = new StringBuilder("?");
        for (int i = random.nextInt(4); i >= 0; i--) {
            String value = pick(VALUES)
                    .replace("%", "%25")
                    .replace("\"", "%22")
                    .replace(" ", "+")
                    .replace("{", "%7B")
                    .replace("}", "%7D")
                    .replace("\\", "%5C");
            query.append(pick(KEYS).replace(" ", "+")).append('=').append(value).append('&');
        }
        return query.toString();
    }

    private void headers(StringBuilder head) {
        if (random.nextInt(10) > 0) {
            head.append("X-Parse-Application-Id: test\r\n");
        }
        switch (random.nextInt(6)) {
            case 0, 1 -> head.append("X-Parse-Master-Key: the master\r\n");
            case 2 -> head.append("X-Parse-Session-Token: r:unknown\r\n");
            case 3 -> head.append("Authorization: Basic dGVzdDp0aGUgbWFzdGVy\r\n");
            default -> {}
        }
        head.append("Content-Type: ")
                .append(random.nextBoolean() ? "application/json" : "text/plain")
                .append("\r\n");
    }

    private String body() {
        if (random.nextInt(30) == 0) {
            int depth = random.nextInt(3_000);
            return "{\"a\":" + "[".repeat(depth) + "]".repeat(random.nextBoolean() ? depth : depth / 2) + "}";
        }
        StringBuilder body = new StringBuilder("{");
        if (random.nextInt(3) == 0) {
            body.append("\"_method\":\"").append(pick(METHODS)).append("\",");
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            body.append('"').append(pick(KEYS)).append("\":").append(value(2)).append(i == 0 ? "}" : ",");
        }
        return body.toString();
    }

    private String value(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return "{\"" + pick(KEYS) + "\":" + value(depth - 1) + "}";
        }
        return depth > 0 && random.nextInt(8) == 0
                ? "[" + value(depth - 1) + "," + value(depth - 1) + "]"
                : pick(VALUES);
    }

    private void garble(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
