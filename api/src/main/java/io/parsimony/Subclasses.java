package io.parsimony;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which Java class stands for which Parse class. Thread-safe. */
final class Subclasses {
    /** Parse's own classes that have a Java class of their own, which others that stand for them must extend. */
    private static final Map<String, Class<? extends ParseObject>> BUILT_IN = Map.of(
            ParseUser.CLASS_NAME, ParseUser.class,
            ParseRole.CLASS_NAME, ParseRole.class,
            ParseSession.CLASS_NAME, ParseSession.class,
            ParseInstallation.CLASS_NAME, ParseInstallation.class);

    private final Map<String, Class<? extends ParseObject>> byClassName = new ConcurrentHashMap<>(BUILT_IN);

    void register(Class<? extends ParseObject> type) {
        constructorOf(type);
        String className = classNameOf(type);
        Class<? extends ParseObject> builtIn = BUILT_IN.get(className);
        if (builtIn != null && !builtIn.isAssignableFrom(type)) {
            throw new ParseException(
                    ParseException.INVALID_CLASS_NAME,
                    type.getName() + " stands for class '" + className + "' and so must extend "
                            + builtIn.getSimpleName());
        }
        byClassName.put(className, type);
    }

    /** A new object of the registered subclass, else of the plain class. */
    ParseObject newInstance(String className) {
        Class<? extends ParseObject> type = byClassName.get(className);
        return type == null ? new ParseObject(className) : newInstance(type);
    }

    static <T extends ParseObject> T newInstance(Class<T> type) {
        try {
            return constructorOf(type).newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE, "The constructor of " + type.getName() + " can't be called", e);
        }
    }

    /** An object of which only the id is known; what its constructor put is dropped. */
    ParseObject withoutData(String className, String objectId) {
        Class<? extends ParseObject> type = byClassName.get(className);
        if (type == null) {
            return ParseObject.withoutData(className, objectId);
        }
        ParseObject object = newInstance(type);
        object.becomeWithoutData(objectId);
        return object;
    }

    static String classNameOf(Class<?> type) {
        ParseClassName annotation = type.getAnnotation(ParseClassName.class);
        if (annotation == null) {
            throw new ParseException(
                    ParseException.INVALID_CLASS_NAME,
                    type.getName() + " lacks the annotation @ParseClassName that names its Parse class");
        }
        return annotation.value();
    }

    private static <T extends ParseObject> Constructor<T> constructorOf(Class<T> type) {
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE,
                    type.getName() + " needs a public constructor without parameters, and to be public itself",
                    e);
        }
    }
}
