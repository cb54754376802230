-- When a wave closed, who gave personal items, and what persons ask about them.
alter table wave add column closed_at timestamp with time zone;
update wave set closed_at = deadline where status = 'CLOSED';
alter table contact add column account_id bigint;

create sequence privacy_request_seq start with 50 increment by 50;
create table privacy_request (
  id bigint primary key,
  account_id bigint not null references account (id),
  response_id bigint not null references response (id),
  reporting_unit varchar(10) not null,
  note varchar(500) not null,
  asked_at timestamp with time zone not null,
  due_on date not null,
  answered_at timestamp with time zone,
  answered_by bigint references account (id),
  outcome varchar(16),
  reason varchar(500)
);
create index privacy_request_unit on privacy_request (reporting_unit);
