-- Interviews whose speaker has taken the consent back after the response was sent: their words stand
-- in the sheet as it was sent, and nobody may code or quote them any more.
create table silenced_row (
  response_id bigint not null references response (id),
  row_path varchar(80) not null,
  made_at timestamp(3) with time zone not null,
  primary key (response_id, row_path)
);
