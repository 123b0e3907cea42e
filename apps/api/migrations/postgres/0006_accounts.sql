CREATE TABLE "authenticator" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"next_secret" text,
	"last_step" integer NOT NULL,
	"added_at" bigint
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"credential_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"uses" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"added_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"session_id" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" bigint,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "replaced_at" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "factor_asked_at" bigint;--> statement-breakpoint
ALTER TABLE "reply" ADD COLUMN "visitor_via" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "mailed_at" bigint;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "owes" text;--> statement-breakpoint
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id","issuer");--> statement-breakpoint
CREATE INDEX "link_token_request" ON "link_token" USING btree ("request_hash");