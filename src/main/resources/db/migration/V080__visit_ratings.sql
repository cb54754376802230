-- What each of a pair of field researchers says alone on a section, before both agree. Both ratings
-- stay as they were given; the values agreed on stand in the response itself.

create sequence visit_rating_seq start with 50 increment by 50;

-- agreed_hash names the values of the response that the account has agreed to; null before.
create table visit_rating (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  account_id bigint not null,
  answers text not null,
  given_at timestamp with time zone not null,
  agreed_hash varchar(64),
  agreed_at timestamp with time zone,
  constraint visit_rating_once unique (response_id, account_id)
);
