CREATE TABLE "refused_address" (
	"person_id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"since" bigint NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refused_address" ADD CONSTRAINT "refused_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refused_address_email" ON "refused_address" USING btree ("email");