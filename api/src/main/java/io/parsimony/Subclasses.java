package io.parsimony;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which Java class stands for which Parse class. Thread-safe. */
final class Subclasses {
    private final Map<String, Class<? extends ParseObject>> byClassName = new ConcurrentHashMap<>();

    Subclasses() {
        byClassName.put(ParseUser.CLASS_NAME, ParseUser.class);
        byClassName.put(ParseRole.CLASS_NAME, ParseRole.class);
    }

    void register(Class<? extends ParseObject> type) {
        constructorOf(type);
        String className = classNameOf(type);
        if (className.equals(ParseUser.CLASS_NAME) && !ParseUser.class.isAssignableFrom(type)) {
            throw new ParseException(
                    ParseException.INVALID_CLASS_NAME,
                    type.getName() + " stands for the class of users and so must extend ParseUser");
        }
        if (className.equals(ParseRole.CLASS_NAME) && !ParseRole.class.isAssignableFrom(type)) {
            throw new ParseException(
                    ParseException.INVALID_CLASS_NAME,
                    type.getName() + " stands for the class of roles and so must extend ParseRole");
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
