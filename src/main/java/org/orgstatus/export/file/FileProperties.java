package org.orgstatus.export.file;

import java.time.LocalDate;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.text.InertText;

/** What a file says about itself; its day is the day of the data, never the day of writing. */
public final class FileProperties {

  private FileProperties() {}

  public static void set(POIXMLProperties properties, String title, LocalDate date) {
    PackagePropertiesPart core = properties.getCoreProperties().getUnderlyingProperties();
    core.setTitleProperty(InertText.clean(title));
    core.setCreatorProperty("orgstatus");
    core.setCreatedProperty(Dates.property(date));
    core.setModifiedProperty(Dates.property(date));
    properties.getExtendedProperties().getUnderlyingProperties().setApplication("orgstatus");
  }
}
