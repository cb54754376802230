package org.orgstatus.web.api;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;

/**
 * Completes what the server describes of itself: in place of addresses with {@code {form}} each
 * questionnaire gets its own, with its own schema and an example. Named in
 * microprofile-config.properties.
 */
public class ApiDescription implements OASFilter {

  private static final String FORM = "{form}";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    describe(api, CDI.current().select(Questionnaires.class).get().listAll());
  }

  static void describe(OpenAPI api, List<Questionnaire> forms) {
    api.setInfo(
        OASFactory.createInfo()
            .title("orgstatus")
            .version("1")
            .description(
                "高校科协组织状况调研的接口。每份问卷的定义文件自动产生下列地址。 | The interface of the study of"
                    + " campus science associations. Every questionnaire's definition file produces"
                    + " the addresses below."));
    Components components =
        api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
    api.setComponents(components);
    Paths paths = api.getPaths() == null ? OASFactory.createPaths() : api.getPaths();
    api.setPaths(paths);
    CommonSchemas.all().forEach((name, schema) -> components.addSchema(name, schema));
    Set<String> generic = new TreeSet<>();
    if (paths.getPathItems() != null) {
      paths.getPathItems().keySet().stream().filter(p -> p.contains(FORM)).forEach(generic::add);
    }
    generic.forEach(paths::removePathItem);
    for (Questionnaire form : forms) {
      Chain chain = Chain.of(forms, form);
      addSchemas(chain.schema(), form, components);
      new FormPaths(chain).addTo(paths);
    }
  }

  private static void addSchemas(JsonObject schema, Questionnaire form, Components components) {
    components.addSchema(form.id(), SchemaModel.of(schema));
    schema
        .getJsonObject("$defs")
        .forEach((name, each) -> components.addSchema(name, SchemaModel.of(each.asJsonObject())));
  }

  static Schema reference(String name) {
    return OASFactory.createSchema().ref("#/components/schemas/" + name);
  }
}
