-- The life of a response after filling: approval, review, returns with remarks.

-- sent_number: revision that holds the sheet sent last; submitted_number: the one that was approved.
alter table response add column sent_number integer;
update response set sent_number = submitted_number;
-- How many transitions there were: whoever acts says how many were seen.
alter table response add column steps integer default 0 not null;
-- Paths of the items that a return reopened, as a JSON array; null where everything is open.
alter table response add column reopened text;

create sequence response_transition_seq start with 50 increment by 50;

-- Every change of a response's status: who, when, from where, and what exactly it was about.
create table response_transition (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  number integer not null,
  act varchar(16) not null,
  from_status varchar(16) not null,
  to_status varchar(16) not null,
  revision_number integer not null,
  draft_revision bigint not null,
  content_hash varchar(64) not null,
  account_id bigint not null,
  address varchar(64) not null,
  made_at timestamp with time zone not null,
  remark text,
  constraint response_transition_number unique (response_id, number)
);

create sequence response_remark_seq start with 50 increment by 50;

-- What a return says about one item, and what the filler answers to it.
create table response_remark (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  transition_number integer not null,
  path varchar(160) not null,
  text text not null,
  draft_revision bigint not null,
  reply text,
  replied_at timestamp with time zone,
  settled_number integer
);

create index response_remark_response on response_remark (response_id, transition_number);

-- One code for the filler and one for the approver.
alter table invitation add column role varchar(40) default 'CAMPUS_FILLER' not null;
