package org.orgstatus.testing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.orgstatus.base.Recorded;

/**
 * Puts beans together as the server would, on the entity manager of one transaction: one object of
 * each class, whatever asks for injection filled.
 */
public final class Wiring {

  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final Map<Class<?>, BiConsumer<Object, Wiring>> observers = new HashMap<>();

  /**
   * @param recorded gets every event that the beans fire
   */
  public Wiring(EntityManager entities, List<Recorded> recorded) {
    beans.put(EntityManager.class, entities);
    beans.put(
        Event.class,
        Proxy.newProxyInstance(
            Wiring.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("fire")) {
                fire(arguments[0], recorded);
              }
              return null;
            }));
  }

  private void fire(Object event, List<Recorded> recorded) {
    if (event instanceof Recorded trace) {
      recorded.add(trace);
    } else if (observers.containsKey(event.getClass())) {
      observers.get(event.getClass()).accept(event, this);
    } else {
      throw new IllegalStateException("nobody observes " + event);
    }
  }

  /** Hands events of this kind on, at once, as the server does. */
  public <T> Wiring observing(Class<T> type, BiConsumer<T, Wiring> observer) {
    observers.put(type, (event, beans) -> observer.accept(type.cast(event), beans));
    return this;
  }

  public <T> Wiring with(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
  }

  /** Takes a bean of another wiring over and injects it anew. */
  public Wiring reusing(Object bean) {
    try {
      beans.put(bean.getClass(), bean);
      inject(bean.getClass(), bean);
      return this;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot reuse " + bean.getClass(), e);
    }
  }

  /** A bean that was put together here already. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(beans.get(type)));
  }

  public <T> T get(Class<T> type) {
    try {
      return type.cast(bean(type));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot put together " + type, e);
    }
  }

  private Object bean(Class<?> type) throws ReflectiveOperationException {
    if (!beans.containsKey(type)) {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object bean = constructor.newInstance();
      beans.put(type, bean);
      inject(type, bean);
    }
    return beans.get(type);
  }

  private void inject(Class<?> type, Object bean) throws ReflectiveOperationException {
    for (Field field : Stream.of(type.getDeclaredFields()).filter(Wiring::isInjected).toList()) {
      field.setAccessible(true);
      field.set(bean, bean(field.getType()));
    }
    for (Method method : Stream.of(type.getDeclaredMethods()).filter(Wiring::isInjected).toList()) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = bean(method.getParameterTypes()[i]);
      }
      method.setAccessible(true);
      method.invoke(bean, arguments);
    }
  }

  private static boolean isInjected(AnnotatedElement member) {
    return member.isAnnotationPresent(Inject.class)
        || member.isAnnotationPresent(PersistenceContext.class);
  }
}
