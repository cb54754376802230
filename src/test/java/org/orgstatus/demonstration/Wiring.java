package org.orgstatus.demonstration;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts beans together as the container would, for tests that need many of them and no server: one
 * object of each class, fields and initializers with {@code @Inject} filled, events dropped.
 */
final class Wiring {

  private final Map<Class<?>, Object> made = new HashMap<>();

  Wiring(EntityManager entities) {
    made.put(EntityManager.class, entities);
    made.put(
        Event.class,
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Event.class}, (p, m, a) -> null));
  }

  <T> Wiring with(Class<T> type, T object) {
    made.put(type, object);
    return this;
  }

  <T> T get(Class<T> type) {
    try {
      return type.cast(find(type));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot put together " + type, e);
    }
  }

  private Object find(Class<?> type) throws ReflectiveOperationException {
    Object known = made.get(type);
    if (known != null) {
      return known;
    }
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object bean = constructor.newInstance();
    made.put(type, bean);
    for (Field field : type.getDeclaredFields()) {
      boolean injected =
          field.isAnnotationPresent(Inject.class)
              || field.isAnnotationPresent(PersistenceContext.class);
      if (injected && !Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        field.set(bean, find(field.getType()));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Inject.class)) {
        method.setAccessible(true);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
          arguments.add(find(parameter.getType()));
        }
        method.invoke(bean, arguments.toArray());
      }
    }
    return bean;
  }
}
