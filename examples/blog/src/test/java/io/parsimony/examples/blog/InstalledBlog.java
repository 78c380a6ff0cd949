package io.parsimony.examples.blog;

import io.parsimony.Parse;
import io.parsimony.junit.fixture.ParseFixture;

/** An empty blog, made by what makes it in production. */
final class InstalledBlog implements ParseFixture {
    @Override
    public void load(Parse master) {
        BlogSetup.install(master);
    }
}
