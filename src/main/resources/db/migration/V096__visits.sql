-- Visits to alliances: who goes where and when. Their answers are the response to form E.

create sequence visit_seq start with 50 increment by 50;

-- The employers are codes of institutions, empty where a field researcher works for none.
create table visit (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  alliance_id varchar(10) not null references alliance (id),
  starts_on date not null,
  ends_on date not null,
  first_account bigint not null references account (id),
  first_employer varchar(20) not null,
  second_account bigint not null references account (id),
  second_employer varchar(20) not null,
  open_points varchar(4000) not null,
  planned_at timestamp(3) with time zone not null,
  cancelled_at timestamp(3) with time zone,
  coding_locked_at timestamp(3) with time zone,
  constraint visit_once unique (wave_id, alliance_id)
);

-- What was written down on a device, each under an id that the device gave it, so that nothing is
-- taken twice. The body is empty once it stands in the response, and once it was deleted.
create table visit_entry (
  id varchar(36) not null primary key,
  visit_id bigint not null references visit (id),
  account_id bigint not null,
  sender_id bigint not null,
  kind varchar(16) not null,
  interview varchar(16) not null,
  item varchar(64) not null,
  body text not null,
  state varchar(16) not null,
  written_at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone not null
);
create index visit_entry_visit on visit_entry (visit_id, written_at);
