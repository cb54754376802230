package org.orgstatus.web.api;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Schemas of what every questionnaire's endpoints take and give beside the sheet itself. */
final class CommonSchemas {

  private static final String ALL =
      """
      {
        "Changes": {"type": "object", "required": ["changes"], "properties": {"changes": {
          "type": "array", "maxItems": 500, "items": {"type": "object",
            "required": ["path", "value", "basis"], "properties": {
              "path": {"type": "string",
                "description": "题目名，或“重复组/行/题目名” | an item's name, or repeat/row/name"},
              "value": {"description": "新答案，null为去掉 | the new answer, null takes it away"},
              "basis": {"type": "integer", "minimum": 0,
                "description": "所依据的该项修订号，从未填过为0 | revision of the item that the change is based on, 0 where it was never answered"}}}}}},
        "Fault": {"type": "object", "properties": {
          "kind": {"type": "string", "enum": ["unknown_item", "wrong_type", "unknown_choice",
            "not_asked", "required", "constraint", "unconfirmed", "not_reopened", "remark"]},
          "path": {"type": "string"}, "number": {"type": "string"}, "message": {"type": "string"}}},
        "Conflict": {"type": "object", "properties": {
          "path": {"type": "string"}, "yours": {}, "stored": {}, "revision": {"type": "integer"}}},
        "Saved": {"type": "object", "properties": {
          "revision": {"type": "integer"},
          "savedAt": {"type": "string", "format": "date-time"},
          "conflicts": {"type": "array", "items": {"$ref": "#/$defs/Conflict"}},
          "faults": {"type": "array", "items": {"$ref": "#/$defs/Fault"}}}},
        "Draft": {"type": "object", "properties": {
          "status": {"type": "string", "enum": ["draft", "with_approver", "submitted", "returned",
            "accepted", "locked"]},
          "revision": {"type": "integer"},
          "savedAt": {"type": "string", "format": "date-time"},
          "answers": {"type": "object", "additionalProperties": true,
            "description": "path: {value, revision}"},
          "prefilled": {"type": "object", "additionalProperties": true,
            "description": "path: {wave, accepted}，上轮数据，尚未核对 | of an earlier wave, untouched"},
          "notAsked": {"type": "array", "items": {"type": "string"}}}},
        "Checked": {"type": "object", "properties": {
          "faults": {"type": "array", "items": {"$ref": "#/$defs/Fault"}},
          "warnings": {"type": "array", "items": {"type": "object", "properties": {
            "id": {"type": "string"}, "items": {"type": "array", "items": {"type": "string"}},
            "message": {"type": "string"}}}}}},
        "Receipt": {"type": "object", "properties": {
          "receipt": {"type": "string",
            "description": "审核通过前为空 | empty before approval"},
          "status": {"type": "string", "enum": ["with_approver", "submitted", "returned",
            "accepted", "locked"]},
          "steps": {"type": "integer",
            "description": "状态变化次数，审核等操作以此为准 | transitions so far; whoever acts says what they have seen"},
          "number": {"type": "integer"},
          "contentHash": {"type": "string"},
          "submittedAt": {"type": "string", "format": "date-time"}}},
        "Step": {"type": "object", "required": ["steps"], "properties": {
          "steps": {"type": "integer", "minimum": 0,
            "description": "看到的状态变化次数，不一致时为409 | transitions seen so far; 409 where there were more"},
          "remark": {"type": "string",
            "description": "退回时的总意见 | on the whole, for a return"},
          "items": {"type": "object", "additionalProperties": {"type": "string"},
            "description": "退回时对具体题目的意见，只重开这些题及受其影响的题 | remarks by item; a return reopens these and what depends on them"}}},
        "Transition": {"type": "object", "properties": {
          "number": {"type": "integer"},
          "act": {"type": "string", "enum": ["send", "recall", "approve", "decline", "accept",
            "return", "lock"]},
          "status": {"type": "string"}, "at": {"type": "string", "format": "date-time"},
          "revision": {"type": "integer"}, "contentHash": {"type": "string"},
          "remark": {"type": "string"}}},
        "History": {"type": "object", "properties": {
          "status": {"type": "string"}, "steps": {"type": "integer"},
          "transitions": {"type": "array", "items": {"$ref": "#/$defs/Transition"}},
          "revisions": {"type": "array", "items": {"type": "object", "properties": {
            "number": {"type": "integer"}, "sentAt": {"type": "string", "format": "date-time"},
            "contentHash": {"type": "string"}}}}}},
        "Differences": {"type": "object", "properties": {
          "from": {"type": "integer"}, "to": {"type": "integer"},
          "differences": {"type": "array", "items": {"type": "object", "properties": {
            "path": {"type": "string"}, "number": {"type": "string"},
            "label": {"type": "string"}, "before": {"type": "string"},
            "after": {"type": "string"}}}}}},
        "Problem": {"type": "object", "description": "RFC 9457", "properties": {
          "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
          "detail": {"type": "string"}, "instance": {"type": "string"},
          "faults": {"type": "array", "items": {"$ref": "#/$defs/Fault"}},
          "conflicts": {"type": "array", "items": {"$ref": "#/$defs/Conflict"}},
          "revision": {"type": "integer"}}}
      }
      """;

  private CommonSchemas() {}

  static Map<String, Schema> all() {
    Map<String, Schema> schemas = new TreeMap<>();
    try (var reader = Json.createReader(new StringReader(ALL))) {
      reader
          .readObject()
          .forEach((name, json) -> schemas.put(name, SchemaModel.of(json.asJsonObject())));
    }
    return schemas;
  }
}
