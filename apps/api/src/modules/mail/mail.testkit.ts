/** A report of non-delivery as a mail server writes it (RFC 3464), about the email with this id. */
export function bounceOf(
  id: string,
  {
    to = `hubs+bounce-${id}@school.test`,
    action = 'failed',
    status = '5.1.1',
    said = 'smtp; 550 5.1.1 <tess@school.test>: Recipient address rejected:\n    User unknown',
    headers = `Message-ID: <${id}@learning-hubs>\nSubject: You’re in Feedback`,
  } = {},
): string {
  return `Return-Path: <>
From: Mail Delivery System <mailer-daemon@mail.school.test>
To: ${to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

This is the mail system. I’m sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.school.test
Arrival-Date: Mon, 14 Sep 2026 12:00:00 +0100

Final-Recipient: rfc822; tess@school.test
Original-Recipient: rfc822;tess@school.test
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.school.test
Diagnostic-Code: ${said}

--b1
Content-Type: text/rfc822-headers

${headers}

--b1--
`
}
