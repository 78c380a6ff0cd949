package io.parsimony.rest.page;

import io.parsimony.rest.protocol.Answer;

/** The frame of all pages: readable without styles, scripts or pictures, and by a screen reader. */
final class Html {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - %2$s</title>
            <style>
            body { font-family: sans-serif; line-height: 1.5; color: #1a1a1a; background: #fff; margin: 2rem auto;
              padding: 0 1rem; max-width: 32rem; }
            label { display: block; font-weight: bold; }
            input, button { font: inherit; padding: 0.5rem; box-sizing: border-box; }
            input { width: 100%%; border: 1px solid #595959; margin-bottom: 1rem; }
            button { border: 0; color: #fff; background: #0b57a4; padding: 0.5rem 1rem; }
            :focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
            [role=alert] { border-left: 4px solid #b00020; padding-left: 0.75rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %3$s
            </main>
            </body>
            </html>
            """;

    /** Nothing from elsewhere, no scripts, no frames; forms go to this server alone. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Html() {}

    /**
     * A page.
     *
     * @param heading text
     * @param application its name, as text
     * @param content HTML
     */
    static Answer page(int status, String heading, String application, String content) {
        // the address of the page has a token in it, which must neither be kept nor told to others
        return Answer.html(status, PAGE.formatted(text(heading), text(application), content))
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("X-Frame-Options", "DENY");
    }

    /** A paragraph of text. */
    static String paragraph(String text) {
        return "<p>" + text(text) + "</p>";
    }

    /** What went wrong, which a screen reader says at once. */
    static String alert(String text) {
        return "<p role=\"alert\">" + text(text) + "</p>\n";
    }

    /** Text as it may stand in HTML, in attributes too. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
