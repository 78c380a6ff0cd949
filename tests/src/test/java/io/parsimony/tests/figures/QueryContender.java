package io.parsimony.tests.figures;

/** One way to query posts and cities. Every method reads all that it finds and returns something that depends on it. */
interface QueryContender extends AutoCloseable {
    /** Writes everything and builds the indexes: on title, likes, author and tags, and on where cities lie. */
    void fill(int posts, int cities);

    /** Reads the first 100 posts with the tag, of about 300. */
    long arrayContains(String tag);

    /** Reads the ten cities that are nearest. */
    long near(double latitude, double longitude);

    /** Reads the first 100 cities in a box of two by two degrees. */
    long box(double south, double west);

    /** Reads the first 100 posts of authors of a country, of about 1,000. */
    long subQuery(String country);

    /** Reads 100 posts with their authors, the posts by the likes that they have at least. */
    long include(int likes);

    /** Reads the first 100 posts that have so many likes or more, or this title. */
    long compoundOr(int likes, String title);

    /** Reads the first 100 posts whose title starts so. */
    long prefix(String prefix);

    /** Counts the posts with at least so many likes. */
    long count(int likes);

    @Override
    void close();
}
