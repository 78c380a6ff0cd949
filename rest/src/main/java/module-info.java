/** Parse's REST protocol in front of any backend, so that an unmodified Parse SDK finds a Parse Server. */
module io.parsimony.rest {
    requires transitive io.parsimony.api;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;

    exports io.parsimony.rest;
    exports io.parsimony.rest.options;
}
