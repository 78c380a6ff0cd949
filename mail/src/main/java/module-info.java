/** Mail by SMTP. */
module io.parsimony.mail {
    requires transitive io.parsimony.api;
    requires jakarta.mail;
    requires static transitive org.jspecify;

    exports io.parsimony.mail;
}
