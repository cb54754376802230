# Asks for a table and prints it, one line a row. Needs the packages curl and jsonlite.
#
#   ORGSTATUS_URL=https://survey.example.org ORGSTATUS_TOKEN=... Rscript table.R W1
#
# The token is made on the page "My account", "Tokens for programs"; it needs the permission
# VIEW_RESULTS.

library(curl)
library(jsonlite)

arguments <- commandArgs(trailingOnly = TRUE)
wave <- if (length(arguments) > 0) arguments[1] else "W1"
request <- list(
  rows = "region", columns = "level", measure = "share", of = "g_status",
  code = list("established"), base = "target_types", test = "yes"
)
call <- new_handle()
handle_setopt(call, copypostfields = as.character(toJSON(request, auto_unbox = TRUE)))
handle_setheaders(call,
  "Authorization" = paste("Bearer", Sys.getenv("ORGSTATUS_TOKEN")),
  "Content-Type" = "application/json",
  "Accept" = "application/json"
)
address <- paste0(Sys.getenv("ORGSTATUS_URL"), "/api/waves/", wave, "/tables")
answer <- curl_fetch_memory(address, handle = call)
text <- rawToChar(answer$content)
Encoding(text) <- "UTF-8"
if (answer$status_code != 200) stop(text)

result <- fromJSON(text, simplifyVector = FALSE)
table <- result$tables[[1]]
shown <- function(cell) {
  if (cell$kind == "estimate") sprintf("%.1f (n=%d)", cell$value, cell$n) else cell$kind
}
columns <- vapply(table$columns, function(column) column$id, "")
cat(paste(c("row", columns), collapse = "\t"), "\n", sep = "")
for (row in table$rows) {
  cat(paste(c(row$key, vapply(row$cells, shown, "")), collapse = "\t"), "\n", sep = "")
}
cat(result$provenance$footer$en, "\n", sep = "")
